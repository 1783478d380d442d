package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * {@code logs.conf}: sections {@code [files NAME]} with {@code path}, {@code exclude}, {@code start}, {@code from} and
 * {@code label.NAME}, and one {@code [journal]} with {@code namespace} and {@code label.NAME}; {@code path} and
 * {@code exclude} may stand several times. Lines that begin with {@code #} or {@code ;} are for people.
 */
public final class RulesFile {

    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_LABEL = 200;

    /** What lies beside logs and is not text, or was followed under its earlier name. */
    static final List<String> NEVER = List.of("*.gz", "*.bz2", "*.xz", "*.zst", "*.lz4", "*.zip", "*.swp", "*~");

    private final List<FileRule> files = new ArrayList<>();
    private Optional<LogRules.Journal> journal = Optional.empty();

    private @Nullable String section;
    private final List<String> paths = new ArrayList<>();
    private final List<String> exclude = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private Optional<Pattern> start = Optional.empty();
    private Optional<String> namespace = Optional.empty();
    private boolean fromStart;

    private RulesFile() {}

    /** @throws IOException with a sentence that names the line */
    public static LogRules read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " has more than 1 MiB");
        }
        return parse(Files.readString(file), file.toString());
    }

    static LogRules parse(String text, String name) throws IOException {
        var rules = new RulesFile();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                rules.line(lines.get(i).strip());
            } catch (Wrong e) {
                throw new IOException(name + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        try {
            rules.endSection();
        } catch (Wrong e) {
            throw new IOException(name + ", last section: " + e.getMessage(), e);
        }
        return new LogRules(rules.files, rules.journal, List.of());
    }

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    private void line(String line) throws Wrong {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        if (line.startsWith("[")) {
            endSection();
            section = line;
            if (!line.matches("\\[files( [^\\]]+)?]|\\[journal]")) {
                throw new Wrong("a section is [files NAME] or [journal], not " + line);
            }
            return;
        }
        int is = line.indexOf('=');
        if (section == null || is < 1) {
            throw new Wrong("expected KEY = VALUE in a section");
        }
        setting(line.substring(0, is).strip(), line.substring(is + 1).strip());
    }

    private boolean isOfFiles() {
        return section != null && section.startsWith("[files");
    }

    private void setting(String key, String value) throws Wrong {
        if (value.isEmpty()) {
            throw new Wrong(key + " has no value");
        }
        if (key.startsWith("label.") && key.length() > "label.".length()) {
            label(key.substring("label.".length()), value);
        } else if (isOfFiles() && key.equals("path")) {
            paths.add(path(value));
        } else if (isOfFiles() && key.equals("exclude")) {
            exclude.add(glob(value));
        } else if (isOfFiles() && key.equals("start")) {
            start = Optional.of(pattern(value));
        } else if (isOfFiles() && key.equals("from")) {
            if (!value.equals("start") && !value.equals("end")) {
                throw new Wrong("from is start or end");
            }
            fromStart = value.equals("start");
        } else if (!isOfFiles() && key.equals("namespace")) {
            if (!value.matches("[A-Za-z0-9_.@-]{1,200}")) {
                throw new Wrong("a namespace has letters, digits, _, ., @ and - only");
            }
            namespace = Optional.of(value);
        } else {
            throw new Wrong(key + " is not known here");
        }
    }

    private void label(String name, String value) throws Wrong {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,63}") || value.length() > LONGEST_LABEL) {
            throw new Wrong("a label has a name of letters, digits, _, . and -, and a value of 200 characters at most");
        }
        labels.put(name, value);
    }

    private static String path(String value) throws Wrong {
        if (!value.startsWith("/")) {
            throw new Wrong("a path begins with /");
        }
        return glob(value);
    }

    private static String glob(String value) throws Wrong {
        try {
            java.nio.file.FileSystems.getDefault().getPathMatcher("glob:" + value);
            return value;
        } catch (PatternSyntaxException e) {
            throw new Wrong("this is no glob: " + e.getDescription());
        }
    }

    private static Pattern pattern(String value) throws Wrong {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new Wrong("this is no regular expression: " + e.getDescription());
        }
    }

    private void endSection() throws Wrong {
        if (isOfFiles()) {
            if (paths.isEmpty()) {
                throw new Wrong(section + " has no path");
            }
            exclude.addAll(NEVER);
            files.add(new FileRule(paths, exclude, start, fromStart, labels));
        } else if (section != null) {
            if (journal.isPresent()) {
                throw new Wrong("there is one [journal] already");
            }
            journal = Optional.of(new LogRules.Journal(namespace, labels));
        }
        section = null;
        paths.clear();
        exclude.clear();
        labels.clear();
        start = Optional.empty();
        namespace = Optional.empty();
        fromStart = false;
    }
}
