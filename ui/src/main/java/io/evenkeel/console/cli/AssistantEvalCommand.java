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
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.StandardEnvironment;
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
            "No server is asked and nothing is written. Where EVENKEEL_LLM_URL names a model, as for a server, it is asked;",
            "what the tools find then goes there. docs/assistant.md describes the files and what is counted.",
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

    @Option(names = "--without-model", description = "Asks no model, whatever is configured.")
    private boolean withoutModel;

    @Override
    public Integer call() {
        Path folder = Optional.ofNullable(estate).orElseGet(() -> file.resolveSibling("estate"));
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        try {
            if (withoutModel) {
                Evaluation.run(file, folder, out, verbose);
            } else {
                run(folder, out);
            }
            return 0;
        } catch (EvaluationRefused refused) {
            throw new CannotStart(
                    Optional.ofNullable(refused.getMessage()).orElse("The files cannot be read."), refused);
        }
    }

    private void run(Path folder, PrintWriter out) {
        var settings = new StandardEnvironment();
        // Reads 90s and 15m as a server does.
        settings.setConversionService(new ApplicationConversionService());
        try {
            Evaluation.run(file, folder, out, verbose, settings);
        } catch (EvaluationRefused refused) {
            throw refused;
        } catch (RuntimeException failure) {
            throw WrongSetting.in(failure, settings)
                    .<RuntimeException>map(sentence -> new CannotStart(sentence, failure))
                    .orElse(failure);
        }
    }
}
