package io.evenkeel.alerting.internal;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder with the installation's own rule files. */
final class RuleFolder {

    private static final int MOST_FILES = 200;

    private final Path folder;

    RuleFolder(Path folder) {
        this.folder = folder;
    }

    /** What tells that a file has changed. */
    record Stamp(long modifiedMillis, long bytes) {}

    /**
     * The rule files by name.
     *
     * @throws NoSuchFileException if there is no such folder
     */
    Map<String, Stamp> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            var files = new TreeMap<String, Stamp>();
            for (Path path :
                    found.filter(RuleFolder::isRuleFile).limit(MOST_FILES).toList()) {
                files.put(
                        path.getFileName().toString(),
                        new Stamp(Files.getLastModifiedTime(path).toMillis(), Files.size(path)));
            }
            return files;
        }
    }

    private static boolean isRuleFile(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yml") || name.endsWith(".yaml")) && Files.isRegularFile(path);
    }

    /** @throws IOException with a sentence, also if the file is too large or no text */
    String read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.size(file) > RuleFileReader.LONGEST_FILE) {
            throw new IOException("the file is larger than %,d bytes".formatted(RuleFileReader.LONGEST_FILE));
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new IOException("the file is not UTF-8", e);
        }
    }
}
