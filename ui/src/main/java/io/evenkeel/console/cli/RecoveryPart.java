package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** One part of {@code bench recovery}. */
interface RecoveryPart {

    /**
     * Prints its figures.
     *
     * @param scratch an empty folder, removed afterwards
     * @throws IOException with a sentence, also where a tool is missing that it needs
     */
    void measure(Path scratch, PrintWriter out) throws IOException, InterruptedException;
}
