package io.evenkeel.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A watch by a moved clock that keeps what waits in a folder that fills; says when it has looked often enough. */
public final class FullDiskAgent {

    static final int LOOKS = 2_500;

    private FullDiskAgent() {}

    /** @param arguments server, token file, proc folder, spool folder */
    public static void main(String[] arguments) throws Exception {
        var options = Options.parse(
                List.of(
                        "--server",
                        arguments[0],
                        "--token-file",
                        arguments[1],
                        "--proc",
                        arguments[2],
                        "--spool",
                        Path.of(arguments[3], "spool").toString(),
                        "--spool-mb",
                        "1"),
                Map.of());
        var clock = new MovedClock("2026-11-21T10:00:00Z");
        var watch = new HostWatch(options, clock, System.err);
        for (int look = 0; look < LOOKS; look++) {
            watch.sampleOnce();
            watch.sendDue();
            clock.moveSeconds(10);
        }
        System.out.println("full");
        System.in.read();
        clock.moveSeconds(600);
        watch.sendDue();
        watch.sampleOnce();
        watch.sendDue();
        System.out.println("sent");
    }
}
