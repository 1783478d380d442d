package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.DrillFinding;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryNews;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes on what a tool says, in bounds. Thread-safe. */
final class Telling {

    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 500;
    private static final double STEP = 0.01;

    private static final int LONGEST_SEEN = 300;

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

    synchronized void began(DrillStep step) {
        to.accept(new RecoveryNews.StepBegan(step));
    }

    synchronized void ended(DrillStep step, boolean well, Duration took, String seen) {
        to.accept(new RecoveryNews.StepEnded(step, well, took, shown(seen)));
    }

    /** @param findings none for what is right */
    synchronized void checked(String check, Duration took, String seen, List<DrillFinding> findings) {
        Optional<String> code = findings.stream().map(DrillFinding::code).findFirst();
        to.accept(new RecoveryNews.Checked(shown(check), code.isEmpty(), took, shown(seen), code));
    }

    private static String shown(String text) {
        String line = text.replace('\0', ' ').strip();
        return line.length() <= LONGEST_SEEN ? line : line.substring(0, LONGEST_SEEN) + "…";
    }
}
