package io.evenkeel.console.cli;

import io.evenkeel.assistant.Evaluation;
import io.evenkeel.assistant.EvaluationRefused;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel assistant eval FILE}: what the assistant gets right of questions about an estate in files. */
@Command(
        name = "eval",
        description = "Asks the assistant the questions of a file about an estate in files, and counts what is right.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "No server is asked and nothing is written. docs/assistant.md describes the files and what is counted.",
            "The last line is right=N/N invented=N traps=N."
        })
final class AssistantEvalCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Questions, one JSON object a line.")
    private Path file = Path.of("");

    @Option(
            names = "--estate",
            paramLabel = "DIR",
            description = "The estate's files; the folder estate beside FILE unless given.")
    private @Nullable Path estate;

    @Option(
            names = {"-v", "--verbose"},
            description = "Prints the text of right answers too.")
    private boolean verbose;

    @Override
    public Integer call() {
        Path folder = Optional.ofNullable(estate).orElseGet(() -> file.resolveSibling("estate"));
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        try {
            Evaluation.run(file, folder, out, verbose);
            return 0;
        } catch (EvaluationRefused refused) {
            throw new CannotStart(
                    Optional.ofNullable(refused.getMessage()).orElse("The files cannot be read."), refused);
        }
    }
}
