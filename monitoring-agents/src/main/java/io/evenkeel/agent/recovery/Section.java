package io.evenkeel.agent.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code [KIND NAME]} and what stands below it. */
record Section(String kind, String name, int line, Map<String, List<String>> settings) {

    /** What is wrong in a file, and in which line. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(int line, String sentence) {
            super("line " + line + ": " + sentence);
        }
    }

    static List<Section> read(String text) throws Wrong {
        List<Section> sections = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("[")) {
                sections.add(headed(line, i + 1));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                int is = line.indexOf('=');
                if (sections.isEmpty() || is < 1 || is == line.length() - 1) {
                    throw new Wrong(i + 1, "expected KEY = VALUE in a section");
                }
                sections.getLast()
                        .settings
                        .computeIfAbsent(line.substring(0, is).strip(), key -> new ArrayList<>())
                        .add(line.substring(is + 1).strip());
            }
        }
        return sections;
    }

    private static Section headed(String line, int number) throws Wrong {
        if (!line.matches("\\[[a-z]+( [A-Za-z0-9][A-Za-z0-9._-]{0,63})?]")) {
            throw new Wrong(
                    number, "a section is [server], [restic NAME], [pgbackrest NAME] or [evenkeel NAME], not " + line);
        }
        String words = line.substring(1, line.length() - 1);
        int blank = words.indexOf(' ');
        return blank < 0
                ? new Section(words, "", number, new LinkedHashMap<>())
                : new Section(words.substring(0, blank), words.substring(blank + 1), number, new LinkedHashMap<>());
    }

    void allow(Set<String> known) throws Wrong {
        for (String key : settings.keySet()) {
            if (!known.contains(key)) {
                throw new Wrong(line, key + " is not known in [" + kind + "]");
            }
        }
    }

    Optional<String> one(String key) throws Wrong {
        List<String> values = settings.getOrDefault(key, List.of());
        if (values.size() > 1) {
            throw new Wrong(line, key + " stands " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    String needed(String key) throws Wrong {
        return one(key).orElseThrow(() -> new Wrong(line, "[" + kind + ' ' + name + "] has no " + key));
    }

    Optional<Path> path(String key) throws Wrong {
        Optional<String> value = one(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(absolute(value.get()));
    }

    List<Path> paths(String key) throws Wrong {
        List<Path> paths = new ArrayList<>();
        for (String value : settings.getOrDefault(key, List.of())) {
            paths.add(absolute(value));
        }
        return paths;
    }

    private Path absolute(String value) throws Wrong {
        if (!value.matches("/[^\\p{Cntrl}]*") || !Path.of(value).normalize().equals(Path.of(value))) {
            throw new Wrong(line, "a path begins with / and has no . or .. in it, not " + value);
        }
        return Path.of(value);
    }

    int whole(String key, int otherwise, int most) throws Wrong {
        Optional<String> value = one(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().matches("[1-9][0-9]{0,6}") || Integer.parseInt(value.get()) > most) {
            throw new Wrong(line, key + " is a whole number from 1 to " + most + ", not " + value.get());
        }
        return Integer.parseInt(value.get());
    }
}
