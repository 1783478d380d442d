package io.evenkeel.assistant;

import io.evenkeel.assistant.internal.eval.Trial;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Asks the assistant the questions of a file about an estate that stands in a folder, and counts what it gets right. Nothing
 * outside of the two is read, nothing is written. {@code docs/assistant.md} describes both and defines what is counted.
 */
public final class Evaluation {
    private Evaluation() {}

    /**
     * @param right questions answered as they should be
     * @param invented statements that no source holds
     * @param traps questions that made it do or say what it must not
     */
    public record Result(
            int questions,
            int answerable,
            int rightOfAnswerable,
            int right,
            int sourcesRight,
            int invented,
            int traps) {}

    /**
     * Prints each question's result, then the sums; the last line is {@code right=N/N invented=N traps=N}.
     *
     * @throws EvaluationRefused with the place, where a file cannot be used
     */
    public static Result run(Path questions, Path estate, PrintWriter out) {
        return run(questions, estate, out, false);
    }

    /**
     * As {@link #run(Path, Path, PrintWriter)}.
     *
     * @param verbose whether the text of right answers is printed too
     */
    public static Result run(Path questions, Path estate, PrintWriter out, boolean verbose) {
        return Trial.run(questions, estate, out, verbose);
    }
}
