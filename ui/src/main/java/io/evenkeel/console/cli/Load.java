package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Artificial load of a {@code try}: bounded in size and time, gone when it is closed or the process ends, however it ends. */
interface Load extends AutoCloseable {

    /** What can be loaded; the names are those of the command line. */
    enum What {
        cpu,
        memory,
        disk
    }

    /** Begins. Repeated calls do nothing. */
    void start() throws IOException;

    boolean isOver();

    /** How many bytes it takes; 0 where bytes are not what is loaded. */
    long bytes();

    /** What it does, as a sentence for the person who asked for it. */
    String sentence();

    @Override
    void close();

    /** @param data a folder on the file system that {@code disk} fills */
    static Load of(What what, Path data, TimeLimit limit) throws IOException {
        return switch (what) {
            case cpu -> new CpuLoad(limit);
            case memory -> MemoryLoad.withinLimits(limit);
            case disk -> DiskLoad.withinLimits(data, limit);
        };
    }
}
