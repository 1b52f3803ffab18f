/* A processor of another maker: Debian's libsimavr runs the released .hex, so that a mistake of our own emulator cannot hide one
 * of our firmware. Time passes only on command, a line each on standard input:
 *   send HEX   bytes for the board, one after the other as the UART takes them
 *   run MS     lets time pass; answers "HEX" of what the board said meanwhile
 *   read ADDR  answers the two registers from this hexadecimal address in data space on: DDR and PORT of a port */
#include <simavr/avr_ioport.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_hex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CYCLES_PER_MS = 16000, LINE = 8192, HELD = 65536, REGISTERS = 0x200 };
static uint8_t said[HELD];
static size_t said_count;
static uint8_t waiting[HELD];
static size_t waiting_from, waiting_to;
static int may_send = 1;

static void hear(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq;
  (void)param;
  if (said_count < HELD) said[said_count++] = (uint8_t)value;
}

static void stop_sending(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq;
  (void)value;
  (void)param;
  may_send = 0;
}

static void go_on_sending(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq;
  (void)value;
  (void)param;
  may_send = 1;
}

/* The processor's own count goes on; nobody sleeps. */
static void pass(avr_t *avr, avr_cycle_count_t cycles) {
  (void)avr;
  (void)cycles;
}

static int run(avr_t *avr, long ms) {
  avr_cycle_count_t end = avr->cycle + (avr_cycle_count_t)ms * CYCLES_PER_MS;
  avr_irq_t *input = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
  while (avr->cycle < end) {
    if (may_send && waiting_from < waiting_to) avr_raise_irq(input, waiting[waiting_from++]);
    int state = avr_run(avr);
    if (state == cpu_Done || state == cpu_Crashed) return 0;
  }
  if (waiting_from == waiting_to) waiting_from = waiting_to = 0;
  return 1;
}

static void take(const char *hex) {
  for (; hex[0] && hex[1] && waiting_to < HELD; hex += 2) {
    char byte[3] = {hex[0], hex[1], 0};
    char *end;
    uint8_t value = (uint8_t)strtoul(byte, &end, 16);
    if (end != byte + 2) return;
    waiting[waiting_to++] = value;
  }
}

static void answer(void) {
  for (size_t i = 0; i < said_count; i++) printf("%02x", said[i]);
  printf("\n");
  said_count = 0;
}

static avr_t *power_up(const char *chip, const char *path) {
  uint32_t size, base;
  uint8_t *code = read_ihex_file(path, &size, &base);
  avr_t *avr = avr_make_mcu_by_name(chip);
  if (!code || !avr) return NULL;
  avr_init(avr);
  avr->frequency = 16000000;
  avr->log = LOG_NONE;
  avr_loadcode(avr, code, size, base);
  free(code);
  avr->pc = avr->reset_pc = base;
  avr->run = avr_callback_run_raw;
  avr->sleep = pass;
  uint32_t flags = 0;
  avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
  avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), hear, NULL);
  avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XOFF), stop_sending, NULL);
  avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XON), go_on_sending, NULL);
  return avr;
}

int main(int count, char **words) {
  avr_t *avr = count == 3 ? power_up(words[1], words[2]) : NULL;
  if (!avr) {
    fprintf(stderr, "usage: board CHIP FIRMWARE.hex\n");
    return 2;
  }
  static char line[LINE];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    if (strncmp(line, "send ", 5) == 0) take(line + 5);
    else if (strncmp(line, "run ", 4) == 0) {
      if (!run(avr, strtol(line + 4, NULL, 10))) return 3;
      answer();
    } else if (strncmp(line, "read ", 5) == 0) {
      unsigned long address = strtoul(line + 5, NULL, 16);
      if (address + 1 >= REGISTERS) return 4;
      printf("%02x%02x\n", avr->data[address], avr->data[address + 1]);
    }
    fflush(stdout);
  }
  return 0;
}
