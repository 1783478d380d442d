package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryNews;
import java.util.function.Consumer;

/** Passes on what a tool says, in bounds. Thread-safe. */
final class Telling {

    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 500;
    private static final double STEP = 0.01;

    private final Consumer<RecoveryNews> to;
    private int lines;
    private double told = -1;

    Telling(Consumer<RecoveryNews> to) {
        this.to = to;
    }

    synchronized void said(String line) {
        if (!line.isBlank() && lines < MOST_LINES) {
            lines++;
            to.accept(new RecoveryNews.Said(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE)));
        }
    }

    /** Steps of less than a hundredth are left out, and so are steps back. */
    synchronized void progress(double part, long bytesDone) {
        double bounded = Math.clamp(part, 0, 1);
        if (bounded >= told + STEP || (bounded == 1 && told < 1)) {
            told = bounded;
            to.accept(new RecoveryNews.Progress(bounded, bytesDone));
        }
    }
}
