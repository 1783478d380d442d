package io.evenkeel.console.cli;

import io.evenkeel.logs.Template;
import io.evenkeel.logs.Templates;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel logs templates FILE}: the template of every line, as RFC 4180 CSV. */
@Command(
        name = "templates",
        description = "Prints the template of every line of a file: line,template_id,template.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A line is the message alone, without time, level and component.",
            "A template may become more general as the file goes on; what is printed is what it was at the end."
        })
final class LogsTemplatesCommand implements Callable<Integer> {
    private static final int MOST_LINES = 5_000_000;

    @Parameters(
            paramLabel = "FILE",
            description = "Messages, one a line, UTF-8, plain or .gz; - for the standard input.")
    private String file = "";

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Templates to hold at once; ${DEFAULT-VALUE} unless given. Beyond it the one not met for the"
                    + " longest time is forgotten.")
    private int most = 100_000;

    @Override
    public Integer call() throws IOException {
        if (most < 1) {
            throw new CannotStart("--most must be at least 1, not " + most + ".");
        }
        Templates templates = Templates.of(most, List.of());
        Map<Long, String> texts = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(TextInput.of(file))) {
            String line = lines.readLine();
            for (; line != null && ids.size() < MOST_LINES; line = lines.readLine()) {
                Template template = templates.learn(line).template();
                texts.put(template.id(), template.text());
                ids.add(template.id());
            }
            if (line != null) {
                throw new CannotStart(
                        file + " has more than " + MOST_LINES + " lines. Split it, such as with split --lines.");
            }
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
        write(ids, texts);
        if (templates.forgotten() > 0) {
            System.err.printf("%d templates were forgotten because --most is %d.%n", templates.forgotten(), most);
        }
        return 0;
    }

    private static void write(List<Long> ids, Map<Long, String> texts) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        out.write("line,template_id,template\r\n");
        int line = 0;
        for (Long id : ids) {
            line++;
            out.write(line + "," + id + ",\"" + texts.getOrDefault(id, "").replace("\"", "\"\"") + "\"\r\n");
        }
        out.flush();
    }
}
