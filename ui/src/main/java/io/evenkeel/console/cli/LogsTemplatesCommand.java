package io.evenkeel.console.cli;

import io.evenkeel.logs.Template;
import io.evenkeel.logs.Templates;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final Pattern END = Pattern.compile("(\\.txt|\\.log)?(\\.gz)?$");
    private static final int MOST_LINES = 5_000_000;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Messages, one a line, UTF-8, plain or .gz; - for the standard input.")
    private @Nullable String file;

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "Where to write, otherwise the standard output; with --batch a folder.")
    private @Nullable Path out;

    @Option(names = "--batch", paramLabel = "DIR", description = "A folder of files, each by itself, instead of FILE.")
    private @Nullable Path batch;

    @Option(
            names = "--only",
            paramLabel = "END",
            description = "How the names of the files in --batch end, such as .log; all unless given.")
    private String only = "";

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
        if ((file == null) == (batch == null)) {
            throw new CannotStart("Name either a file of messages or --batch with a folder.");
        }
        if (batch != null) {
            all(batch, out);
        } else if (file != null) {
            one(file, out);
        }
        return 0;
    }

    private void all(Path folder, @Nullable Path into) throws IOException {
        if (into == null) {
            throw new CannotStart("--batch needs --out with a folder for what is found.");
        }
        if (!Files.isDirectory(folder)) {
            throw new CannotStart(folder + " is no folder.");
        }
        Files.createDirectories(into);
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(Files::isRegularFile)
                    .filter(each -> each.toString().endsWith(only))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new CannotStart(folder + " has no file whose name ends with \"" + only + "\".");
        }
        for (Path each : files) {
            one(
                    each.toString(),
                    into.resolve(END.matcher(each.getFileName().toString()).replaceFirst("") + ".csv"));
        }
    }

    private void one(String from, @Nullable Path into) throws IOException {
        Templates templates = Templates.of(most, List.of());
        Map<Long, String> texts = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(TextInput.of(from))) {
            String line = lines.readLine();
            for (; line != null && ids.size() < MOST_LINES; line = lines.readLine()) {
                Template template = templates.learn(line).template();
                texts.put(template.id(), template.text());
                ids.add(template.id());
            }
            if (line != null) {
                throw new CannotStart(
                        from + " has more than " + MOST_LINES + " lines. Split it, such as with split --lines.");
            }
        } catch (IOException e) {
            throw new CannotStart(from + " cannot be read: " + e.getMessage() + ".", e);
        }
        if (into == null) {
            Writer standard = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            write(ids, texts, standard);
            standard.flush();
        } else {
            try (Writer written = Files.newBufferedWriter(into)) {
                write(ids, texts, written);
            }
        }
        if (templates.forgotten() > 0) {
            System.err.printf("%d templates were forgotten because --most is %d.%n", templates.forgotten(), most);
        }
    }

    private static void write(List<Long> ids, Map<Long, String> texts, Writer out) throws IOException {
        out.write("line,template_id,template\r\n");
        int line = 0;
        for (Long id : ids) {
            line++;
            out.write(line + "," + id + ",\"" + texts.getOrDefault(id, "").replace("\"", "\"\"") + "\"\r\n");
        }
    }
}
