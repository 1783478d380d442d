package io.evenkeel.agent;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** A process that adds to a spool as fast as it can until it is killed, and says what is done: +n added, -n settled. */
public final class SpoolWriter {

    private SpoolWriter() {}

    /** @param arguments the folder, the first number, the seed */
    public static void main(String[] arguments) throws Exception {
        var log = new Log(InstantSource.system(), System.err);
        var random = new Random(Long.parseLong(arguments[2]));
        var said = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false);
        try (var spool = SpoolBacklog.open(DiskFolder.open(Path.of(arguments[0])), 64 << 20, log)) {
            for (long number = Long.parseLong(arguments[1]); ; number++) {
                byte[] body = new byte[random.nextInt(6_000)];
                random.nextBytes(body);
                spool.add(new Batch(Instant.ofEpochSecond(number), 1, body));
                said.print("+" + number + "\n");
                if (random.nextInt(3) == 0) {
                    Batch oldest = spool.oldest().orElseThrow();
                    spool.settle(oldest);
                    said.print("-" + oldest.time().getEpochSecond() + "\n");
                }
            }
        }
    }
}
