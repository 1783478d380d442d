package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the files of rules, a bounded number of them, and says of what can't be followed why. Used by one thread. */
final class FileFinder {

    static final int MOST_FILES = 500;
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int DEEPEST = 8;

    record Found(Path path, FileKey.Seen seen, FileRule rule, String glob) {}

    private final List<FileRule> rules;
    private final Map<String, PathMatcher> matchers = new HashMap<>();
    private final Map<FileKey, Found> found = new LinkedHashMap<>();
    private final Map<String, String> problems = new TreeMap<>();
    private int lookedAt;

    FileFinder(List<FileRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** All there are now; the first rule that names a file counts. */
    Map<FileKey, Found> find() {
        found.clear();
        problems.clear();
        lookedAt = 0;
        for (FileRule rule : rules) {
            for (String glob : rule.paths()) {
                List<String> names = List.of(
                        (glob.endsWith("/**") ? glob + "/*" : glob).substring(1).split("/+", -1));
                descend(Path.of("/"), names, 0, rule, glob);
            }
        }
        if (lookedAt > MOST_LOOKED_AT) {
            problems.put("", "More than 20,000 names were looked at; write narrower paths.");
        }
        return found;
    }

    /** By path: a sentence on each that can't be followed, of the last {@link #find}. */
    Map<String, String> problems() {
        return problems;
    }

    /** The first rule that a file of this path is of. */
    Optional<FileRule> ruleOf(String path) {
        return rules.stream()
                .filter(rule ->
                        rule.paths().stream().anyMatch(glob -> matcher(glob).matches(Path.of(path))))
                .findFirst();
    }

    private void descend(Path folder, List<String> names, int depth, FileRule rule, String glob) {
        if (names.isEmpty() || depth > 32 || lookedAt > MOST_LOOKED_AT) {
            return;
        }
        String name = names.getFirst();
        List<String> rest = names.subList(1, names.size());
        if (name.equals("**")) {
            descend(folder, rest, depth, rule, glob);
            for (Path inner : depth < DEEPEST ? children(folder) : List.<Path>of()) {
                if (Files.isDirectory(inner, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                    descend(inner, names, depth + 1, rule, glob);
                }
            }
        } else if (!isPattern(name)) {
            step(folder.resolve(name), rest, depth, rule, glob, true);
        } else {
            PathMatcher matcher = matcher(name);
            for (Path inner : children(folder)) {
                if (matcher.matches(inner.getFileName())) {
                    step(inner, rest, depth, rule, glob, false);
                }
            }
        }
    }

    private void step(Path path, List<String> rest, int depth, FileRule rule, String glob, boolean named) {
        lookedAt++;
        if (!rest.isEmpty()) {
            descend(path, rest, depth + 1, rule, glob);
        } else if (!isExcluded(path, rule)) {
            take(path, rule, glob, named);
        }
    }

    private void take(Path path, FileRule rule, String glob, boolean named) {
        FileKey.Seen seen;
        try {
            seen = FileKey.at(path);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return;
        } catch (IOException e) {
            problems.put(path.toString(), "It can't be looked at: " + reason(e));
            return;
        }
        if (!seen.isRegular()) {
            if (named || !Files.isDirectory(path)) {
                problems.put(path.toString(), "It is no regular file; only those are followed.");
            }
        } else if (!Files.isReadable(path)) {
            problems.put(
                    path.toString(),
                    "The user " + System.getProperty("user.name", "?")
                            + " may not read it; put the user into the file's group, or give it the right by setfacl.");
        } else if (found.size() >= MOST_FILES && !found.containsKey(seen.key())) {
            problems.put("", "More than 500 files match; those beyond are not followed. Write narrower paths.");
        } else {
            found.putIfAbsent(seen.key(), new Found(path, seen, rule, glob));
        }
    }

    private boolean isExcluded(Path path, FileRule rule) {
        return rule.exclude().stream()
                .anyMatch(glob -> matcher(glob).matches(glob.indexOf('/') >= 0 ? path : path.getFileName()));
    }

    private List<Path> children(Path folder) {
        try {
            return names(folder);
        } catch (AccessDeniedException e) {
            problems.put(
                    folder.toString(),
                    "The user " + System.getProperty("user.name", "?") + " may not list this folder.");
        } catch (NoSuchFileException | NotDirectoryException e) {
            // It may come.
        } catch (IOException e) {
            problems.put(folder.toString(), "This folder can't be listed: " + reason(e));
        }
        return List.of();
    }

    /** What stands in a folder, in the order of names, a bounded number. */
    static List<Path> names(Path folder) throws IOException {
        List<Path> names = new ArrayList<>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                names.add(path);
                if (names.size() > MOST_LOOKED_AT) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    private PathMatcher matcher(String glob) {
        return matchers.computeIfAbsent(glob, text -> FileSystems.getDefault().getPathMatcher("glob:" + text));
    }

    private static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getMessage());
    }
}
