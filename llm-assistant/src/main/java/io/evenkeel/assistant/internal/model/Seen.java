package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.Tool.Finding;
import io.evenkeel.assistant.internal.grammar.Foreign;
import io.evenkeel.logs.Masking;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the model was shown for one question: numbered, masked, bounded, and fenced as data by a boundary that nobody can guess
 * who wrote an article, a ticket or a log line. For one thread.
 */
final class Seen {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_RESULT = 14_000;
    private static final int LONGEST_ALL = 80_000;
    private static final int MOST_SOURCES = 60;
    private static final String LEFT_OUT = "[words that command the reader, left out]";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String boundary;
    private final List<Source> sources = new ArrayList<>();
    private int shown;

    Seen() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        boundary = "DATA-" + HexFormat.of().formatHex(bytes);
    }

    String boundary() {
        return boundary;
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** A tool's finding as the model reads it. */
    String show(Finding finding) {
        if (finding.sources().isEmpty()) {
            return fenced("Nothing: " + cut(Masking.said(finding.nothing()), LONGEST_TEXT) + "\n");
        }
        StringBuilder text = new StringBuilder();
        int left = 0;
        for (Source source : finding.sources()) {
            String one = one(source, text.length());
            if (one.isEmpty()) {
                left++;
            }
            text.append(one);
        }
        if (finding.cut() + left > 0) {
            text.append("(").append(finding.cut() + left).append(" more are not shown)\n");
        }
        return fenced(text.toString());
    }

    private String one(Source source, int already) {
        Source masked = masked(source);
        int known = known(masked);
        String text =
                "[" + (known < 0 ? sources.size() + 1 : known + 1) + "] " + masked.kind() + " " + masked.id() + " "
                        + masked.title() + "\n"
                        + masked.from().map(from -> "from " + from + " ").orElse("") + "seen at " + masked.to() + "\n"
                        + masked.text() + "\n\n";
        boolean full = already + text.length() > LONGEST_RESULT
                || shown + text.length() > LONGEST_ALL
                || (known < 0 && sources.size() >= MOST_SOURCES);
        if (full) {
            return "";
        }
        shown += text.length();
        if (known < 0) {
            sources.add(masked);
        }
        return text;
    }

    private int known(Source masked) {
        for (int at = 0; at < sources.size(); at++) {
            if (sources.get(at).id().equals(masked.id())
                    && sources.get(at).text().equals(masked.text())) {
                return at;
            }
        }
        return -1;
    }

    private Source masked(Source source) {
        return new Source(
                source.id(),
                source.kind(),
                masked(source, source.title()),
                source.address(),
                cut(masked(source, source.text()), LONGEST_TEXT),
                source.from(),
                source.to());
    }

    /**
     * What machines measured and wrote has numbers that look like a telephone's. Orders to the reader are left out where they are
     * known for such; the fence is for the others.
     */
    private static String masked(Source source, String text) {
        boolean machines = source.kind() == Source.Kind.MEASUREMENT || source.kind() == Source.Kind.LOG;
        String secretless = machines ? Masking.masked(text) : Masking.said(text);
        return secretless
                .lines()
                .map(line -> Foreign.commands(line) ? Foreign.without(line, LEFT_OUT) : line)
                .collect(Collectors.joining("\n"));
    }

    /** Whoever wrote the text does not know the boundary; should it stand there all the same, it ends nothing. */
    private String fenced(String text) {
        return "<<<" + boundary + "\n" + text.replace(boundary, "") + ">>>" + boundary;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + " …";
    }
}
