package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All CSV files of a folder, one result for each, of the same name in the same folder below another one. */
final class SeriesBatch {

    private static final String PACKED = ".gz";

    private SeriesBatch() {}

    /** What is done with one file. */
    @FunctionalInterface
    interface One {
        void of(String file, Path out) throws IOException;
    }

    /** @return 0, or 1 if some could not be read; those are named, and the others done */
    static int each(Path folder, Path out, One what) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CannotStart(folder + " is no folder.");
        }
        List<Path> files;
        try (Stream<Path> inside = Files.walk(folder)) {
            files = inside.filter(SeriesBatch::isSeries).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new CannotStart(folder + " has no file whose name ends with .csv or .csv.gz.");
        }
        int failed = 0;
        for (Map.Entry<Path, Path> each :
                BatchTargets.of(files, file -> target(folder, file, out)).entrySet()) {
            Files.createDirectories(each.getValue().toAbsolutePath().getParent());
            failed += one(each.getKey(), each.getValue(), what) ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private static Path target(Path folder, Path file, Path out) {
        String name = folder.relativize(file).toString();
        return out.resolve(name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name);
    }

    private static boolean one(Path file, Path into, One what) throws IOException {
        try {
            what.of(file.toString(), into);
            return true;
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    private static boolean isSeries(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".csv" + PACKED));
    }
}
