package io.evenkeel.knowledge.internal.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a list that ships with the search, without empty ones and remarks ({@code #}). */
final class Lines {

    private Lines() {}

    static List<String> of(String name) {
        String path = "/knowledge/" + name;
        try (InputStream list = Lines.class.getResourceAsStream(path)) {
            if (list == null) {
                throw new IllegalStateException(path + " is missing from the program.");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
