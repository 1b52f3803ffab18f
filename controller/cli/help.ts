// What each verb does, told without loading it.
export const ACCESS_HELP = `  access list                        the tablets that have signed in
  access pin ROLE [--name NAME]      sets the PIN of family, technician or trainer, or changes it
  access reset [ROLE] [--yes]        forgets a PIN (the family's) and signs its tablets out; the next person at the console chooses anew
        [--data FOLDER] [--url http://ADDRESS:8080] [--lang es|en|fr]
        Only at the running controller itself, by who may read its data folder (~/.yapu). Each is written into the journal.
`;

export const BOARDS_HELP = `  boards [--port P]… [--data FOLDER] [--json]
        every serial port: the board on it by id and name, its firmware, resets, trips and configuration
  boards identify ID [--port P]… [--rig FILE]
        blinks the board's LED (pin 13) for ten seconds; ID may be its name, given by hand or in the rig
  boards name ID NAME
        keeps a name for the board in the data folder; boards shows it
        Opening a port restarts an Uno. A port that a running controller holds is left alone.
`;

export const FLASH_HELP = `  flash [--board uno|nano|mega] [--port P] [--yes]
        writes the released firmware with avrdude and lets the board say its version afterwards
        Asks first when something else than our firmware answers; --yes answers for you.
        Nothing is written to what does not answer as the boot loader of the right chip.
`;

export const DOCTOR_HELP = `  doctor [--port P]… [--data FOLDER] [--json]
        checks this machine: ports, boards, clock, disk, power, programs; says the fix for each fault
        Ends with 1 when something is wrong. Opening a port restarts an Uno; one in use is left alone.
`;

export const CALIBRATE_HELP = `  calibrate ph|ec|oxygen|temperature|humidity|moisture|level|light|flow|pump|travel --probe TAG
            [POINT]… [--by NAME] [--instrument ID]
            [--lot LOT] [--pressure KPA] [--pin PIN] [--url http://ADDRESS:8080] [--lang es|en|fr] [--yes]
        takes a probe of a running controller out, point by point, and writes the record; asks for what is not given
        POINT  7.00@15.2 (buffer at °C), 1413@18 (standard), dry, wet-air@14, no-oxygen, ice, boiling, thermometer=18.4,
               salt@20, dry-soil, wet-soil, litres=120, noon (level, open sky),
               bucket=10:1 (the first 10 L through the meter), run=20:1 and then glass=18.5:1 (a dosing pump's
               first 20 s gave 18.5 mL; the next run five minutes later), shut=0 and then open=1, shut=1, open=2, shut=2
               (a motor runs to its end stop, you press Enter when it is there); a decimal comma will do.  --yes: the probe is moved in time, nobody is asked
  calibrate undo --probe TAG [--by NAME]        the calibration before holds again
  calibrate list [--probe TAG]                  every calibration that was made, refused and undone ones too
  calibrate import FILE [--url …] [--pin PIN]   takes records made with --port over into the running controller
        --port P --rig FILE [--file FILE]: no controller runs; the board at P is asked by this machine, the records go into FILE
        While a probe is out its value does not count and its loops rest. Interrupted, the old calibration holds.
`;

export const HISTORY_HELP = `  history recompute --tag TAG [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--with N] [--data FOLDER] [--rig FILE] [--out FILE.csv]
        what a probe would have said in the past by another of its calibrations: N of  calibrate list, else the one in force
        writes time, was, recomputed into a new file; the history itself is only read and stays as it was believed then.
        May run beside the controller. A moment that cannot be told by the other line stays empty.
`;

export const REPORT_HELP = `  report [--out FILE.json] [--url http://ADDRESS:8080] [--lang es|en|fr]
        all that a helper far away needs of a running controller: rig, checks, timings, journal, calibrations
        An allow-list: no PIN, names, addresses, nothing that somebody typed freely.
`;

export const SHEET_HELP = `  sheet [--out FILE.pdf] [--since YYYY-MM-DD] [--url http://ADDRESS:8080] [--lang es|en|fr]
        the service sheet of a running controller as a PDF (A4): calibrations, outputs proven, troubles, what is due next
`;

export const SIMULATE_HELP = `  simulate [--days N] [--from YYYY-MM-DD] [--seed N] [--rig FILE] [--site S] [--crop C] [--stage S]
           [--greenhouse carpa-solar|walipini|film-tunnel|glass] [--controller NAME]
           [--fault FAULT@TIME[+HOURSh]]…
           [--weather FILE.csv] [--period SECONDS] [--step SECONDS] [--out FILE.csv] [--json]
        days of the virtual greenhouse under this controller or another way of control, a line a day
        --controller  yapu, rules, advice, family, on-off, pid, sigmoid, closed, oracle
        --fault       stopped:pump@12:30+3h, dead:air.temperature@2026-07-02T18:00, drift:solution.acidity=0.1@06:00
        --weather     measured: time (2026-07-10T06:00:00-04:00), temperature °C, humidity %, wind m/s, radiation W/m²,
                      pressure kPa and, where measured, sky °C; hourly or closer, from four days before the first day
        --out         every round: what was true, what was confirmed, what rang;  --json  the figures of the whole
`;

export const RIG_HELP = `  rig check FILE [--lang es|en|fr] [--json]
        every mistake in a rig with its line, its path and what was wanted; then what hangs on which pin, and what each board
        draws and what can feed it. Ends with 1 where something is wrong; advice alone does not count
  rig draw FILE [--board NAME] [--out picture.svg]
        one board of it as a picture to wire by, for A4 in colour or black and white
  rig wokwi FILE [--board NAME] [--out diagram.json]
        one board of it as a diagram for Wokwi, to practise in a browser; what Wokwi lacks is a stand-in or a note
`;
