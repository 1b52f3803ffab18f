// A process of its own that runs the trials it is sent, one after the other.
import { type Job, runJob } from '../bench/control/job.ts';

process.on('message', (job: Job) => {
  runJob(job).then(
    (outcome) => process.send?.({ outcome }),
    (cause: unknown) => process.send?.({ failure: String(cause) }),
  );
});
