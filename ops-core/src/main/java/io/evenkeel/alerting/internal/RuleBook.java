package io.evenkeel.alerting.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The rules in force: those that are shipped, and those in {@code rules/*.yml} of the data folder, which are read again
 * when a file changes. A file with an error changes nothing: its earlier rules go on. Thread-safe.
 */
@Component
class RuleBook {
    private static final Logger log = LoggerFactory.getLogger(RuleBook.class);
    private static final int MOST_FILES = 200;

    private final Path folder;
    private final List<RuleGroup> shipped;
    private final Map<String, List<RuleGroup>> own = new TreeMap<>();
    private final Map<String, Stamp> stamps = new HashMap<>();
    private final Map<String, List<RuleFileErrors.Place>> broken = new TreeMap<>();

    /** What tells that a file has changed. */
    private record Stamp(long modifiedMillis, long size) {}

    RuleBook(@Value("${evenkeel.data}") Path data) throws IOException, RuleFileErrors {
        this.folder = data.resolve("rules");
        this.shipped = shipped();
    }

    private static List<RuleGroup> shipped() throws IOException, RuleFileErrors {
        List<RuleGroup> groups = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yml")) {
            groups.addAll(RuleFileReader.read(
                    String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
        }
        return groups;
    }

    /** All groups in force, after a look at the folder. */
    synchronized List<RuleGroup> groups() {
        readWhatChanged();
        List<RuleGroup> all = new ArrayList<>(shipped);
        own.values().forEach(all::addAll);
        return all;
    }

    /** Files that were refused as they are now, with their errors. */
    synchronized Map<String, List<RuleFileErrors.Place>> broken() {
        return Map.copyOf(broken);
    }

    private void readWhatChanged() {
        Map<String, Path> present = files();
        Set<String> gone = new java.util.HashSet<>(stamps.keySet());
        gone.removeAll(present.keySet());
        gone.forEach(this::forget);
        present.forEach((name, file) -> {
            try {
                Stamp stamp = new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
                if (!stamp.equals(stamps.put(name, stamp))) {
                    read(name, file);
                }
            } catch (IOException e) {
                log.warn("event=rule-file-unreadable file={} reason=\"{}\"", name, e.getMessage());
            }
        });
    }

    private Map<String, Path> files() {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            Map<String, Path> files = new TreeMap<>();
            found.filter(path ->
                            path.toString().endsWith(".yml") || path.toString().endsWith(".yaml"))
                    .sorted(Comparator.naturalOrder())
                    .limit(MOST_FILES)
                    .forEach(path -> files.put("own/" + path.getFileName(), path));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(String name) {
        stamps.remove(name);
        own.remove(name);
        broken.remove(name);
        log.info("event=rule-file-gone file={}", name);
    }

    private void read(String name, Path file) throws IOException {
        try {
            List<RuleGroup> groups = RuleFileReader.read(name, Files.readString(file));
            own.put(name, groups);
            broken.remove(name);
            log.info("event=rule-file-read file={} groups={}", name, groups.size());
        } catch (RuleFileErrors errors) {
            broken.put(name, errors.places());
            log.warn(
                    "event=rule-file-refused file={} errors={} first=\"{}\"",
                    name,
                    errors.places().size(),
                    errors.places().getFirst().describe());
        }
    }
}
