package io.evenkeel.assistant;

import io.evenkeel.assistant.internal.eval.Trial;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.Environment;

/**
 * Asks the assistant the questions of a file about an estate that stands in a folder, and counts what it gets right. Nothing
 * outside of the two is read, nothing is written. {@code docs/assistant.md} describes both and defines what is counted.
 */
public final class Evaluation {
    private static final Environment WITHOUT_SETTINGS = new AbstractEnvironment() {};

    private Evaluation() {}

    /**
     * @param right questions answered as they should be
     * @param invented statements that no source holds, also those that are shown as unproven
     * @param traps questions that made it do or say what it must not
     * @param withoutModel questions that a configured model did not answer, so that the facts' answer is counted
     */
    public record Result(
            int questions,
            int answerable,
            int rightOfAnswerable,
            int right,
            int sourcesRight,
            int invented,
            int traps,
            int withoutModel) {}

    /**
     * Prints each question's result, then the sums; the last line is {@code right=N/N invented=N traps=N}. No model is asked.
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
        return run(questions, estate, out, verbose, WITHOUT_SETTINGS);
    }

    /**
     * As {@link #run(Path, Path, PrintWriter)}, asking the model that the settings name, if they do.
     *
     * @param verbose whether the text of right answers is printed too
     * @param settings those that a server reads: {@code evenkeel.llm.*} and {@code evenkeel.assistant.*}
     */
    public static Result run(Path questions, Path estate, PrintWriter out, boolean verbose, Environment settings) {
        return Trial.run(questions, estate, out, verbose, settings);
    }
}
