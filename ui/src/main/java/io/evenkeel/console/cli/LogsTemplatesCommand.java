package io.evenkeel.console.cli;

import io.evenkeel.logs.LineHeader;
import io.evenkeel.logs.Template;
import io.evenkeel.logs.TemplateState;
import io.evenkeel.logs.Templates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            "A line is the message alone, without time, level and component, unless --header takes them off.",
            "A template may become more general as the file goes on; what is printed is what it was at the end."
        })
final class LogsTemplatesCommand implements Callable<Integer> {
    private static final Pattern END = Pattern.compile("(\\.txt|\\.log)?(\\.gz)?$");

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

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Goes on from what is known in this file, where there is one, and leaves there what is known at the"
                            + " end. ./evenkeel logs merge puts several together.")
    private @Nullable Path state;

    @Option(
            names = "--header",
            paramLabel = "auto|PATTERN",
            description =
                    "Leaves out what stands before the message: auto knows syslog, JSON, access logs, and a time and a"
                            + " level at the beginning; else an RE2 expression with a group (?P<message>...).")
    private @Nullable String header;

    @Override
    public Integer call() throws IOException {
        if (most < 1) {
            throw new CannotStart("--most must be at least 1, not " + most + ".");
        }
        if ((file == null) == (batch == null)) {
            throw new CannotStart("Name either a file of messages or --batch with a folder.");
        }
        if (batch != null && state != null) {
            throw new CannotStart("--state goes with one file: with --batch each file is by itself.");
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
        Map<Path, Path> targets = BatchTargets.of(
                files,
                each -> into.resolve(END.matcher(each.getFileName().toString()).replaceFirst("") + ".csv"));
        for (Map.Entry<Path, Path> each : targets.entrySet()) {
            one(each.getKey().toString(), each.getValue());
        }
    }

    private void one(String from, @Nullable Path into) throws IOException {
        if (into != null) {
            WholeFile.apart(into, from);
        }
        try (var texts = new TemplateTexts();
                var ids = new SpooledIds()) {
            TemplateState known =
                    state == null || !Files.exists(state) ? TemplateState.NOTHING : TemplateStateFile.read(state);
            Templates templates = Templates.of(most, known, texts);
            read(from, templates, ids);
            templates.merge();
            sayWhereUnreadable(from, templates.held());
            texts.held(templates.held());
            if (into == null) {
                write(ids, texts, System.out);
            } else {
                WholeFile.bytes(into, out -> write(ids, texts, out));
            }
            if (state != null) {
                TemplateStateFile.write(state, templates.state());
            }
            if (templates.forgotten() > 0) {
                System.err.printf(
                        "Templates that were forgotten and might be met again as new ones: %d. There were more than %d (--most), or"
                                + " very many of one length with the same first words.%n",
                        templates.forgotten(), most);
            }
        }
    }

    private static void sayWhereUnreadable(String from, List<Template> found) {
        long unreadable =
                found.stream().filter(one -> one.text().indexOf('\uFFFD') >= 0).count();
        if (unreadable > 0) {
            System.err.printf(
                    "%s is not UTF-8 throughout: %d templates of %d have characters that could not be read. Convert it first, such as"
                            + " with iconv -f GB18030 -t UTF-8.%n",
                    from, unreadable, found.size());
        }
    }

    private void read(String from, Templates templates, SpooledIds ids) throws IOException {
        LineHeader before = header == null ? null : header();
        try (var lines = new ByteLines(TextInput.bytesOf(from))) {
            var progress = new LineProgress(from);
            while (lines.next()) {
                ids.add(Math.toIntExact(
                        before == null
                                ? templates.learn(lines.bytes(), lines.from(), lines.to())
                                : templates
                                        .learn(before.behind(lines.text()))
                                        .template()
                                        .id()));
                progress.line();
            }
        } catch (IOException e) {
            throw new CannotStart(from + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private LineHeader header() {
        String how = Objects.requireNonNull(header);
        try {
            return how.equals("auto") ? LineHeader.known() : LineHeader.of(how);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--header is auto, or an expression that can be taken: " + e.getMessage(), e);
        }
    }

    private static void write(SpooledIds ids, TemplateTexts texts, OutputStream out) throws IOException {
        var rows = new TemplateRowWriter(out);
        ids.readAll(id -> rows.write(texts.of(id)));
        rows.flush();
    }
}
