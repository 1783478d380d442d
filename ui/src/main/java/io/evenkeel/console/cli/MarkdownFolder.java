package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Markdown files of a folder and what is below it. Links are not followed, hidden files and folders are left out.
 *
 * @param refused by path, why a file cannot be sent
 */
record MarkdownFolder(List<Text> texts, Map<String, String> refused) {
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 10;
    private static final long LARGEST_BYTES = 700_000;

    /** @param path below the folder, with {@code /} */
    record Text(String path, String text) {
        private int bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    MarkdownFolder {
        texts = List.copyOf(texts);
        refused = Map.copyOf(refused);
    }

    /** @throws CannotStart if it is no folder, or holds more than is taken in at once */
    static MarkdownFolder read(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new CannotStart(root + " is not a folder.");
        }
        List<Text> texts = new ArrayList<>();
        SortedMap<String, String> refused = new TreeMap<>();
        for (Path file : markdown(root)) {
            String path = root.relativize(file).toString();
            try {
                if (Files.size(file) > LARGEST_BYTES) {
                    refused.put(path, "It is larger than 700 KB; an article has at most 200,000 characters.");
                } else {
                    texts.add(new Text(path, Files.readString(file)));
                }
            } catch (CharacterCodingException e) {
                refused.put(path, "It is not UTF-8.");
            } catch (IOException e) {
                refused.put(path, "It cannot be read: " + e.getMessage() + ".");
            }
        }
        return new MarkdownFolder(texts, refused);
    }

    private static List<Path> markdown(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(root) && isHidden(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isMarkdown(file) && !isHidden(file)) {
                    if (found.size() == MOST_FILES) {
                        throw new CannotStart("There are more than " + MOST_FILES
                                + " Markdown files below this folder: import its folders one by one.");
                    }
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private static boolean isMarkdown(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    /** Each of so many files and bytes at most; one that is longer by itself stands alone. */
    List<List<Text>> parts(int files, long bytes) {
        List<List<Text>> parts = new ArrayList<>();
        List<Text> part = new ArrayList<>();
        long length = 0;
        for (Text text : texts) {
            if (!part.isEmpty() && (part.size() == files || length + text.bytes() > bytes)) {
                parts.add(List.copyOf(part));
                part.clear();
                length = 0;
            }
            part.add(text);
            length += text.bytes();
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }
}
