package io.evenkeel.logs.internal.parse;

import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tries own parsers, then the forms that it knows, the strictest first: JSON, access log, then a time and a level at the line's beginning with
 * {@code key=value} anywhere behind them. Immutable.
 */
public final class LineParser {
    private static final int LONGEST_HEAD = 64;
    private static final int[] NO_HEAD = {};

    private final Times times;

    /** @param zone of times that name none */
    public LineParser(ZoneId zone) {
        this.times = new Times(zone);
    }

    public Parsed parse(String line) {
        return parse(line, List.of(), Masks.BUILT_IN);
    }

    /**
     * @param line masked
     * @param own are tried first, one behind the other; of a document they see its message only
     * @param masks for what shows only when a document is read
     */
    public Parsed parse(String line, List<OwnParser> own, Masks masks) {
        String text = line.strip();
        Optional<Parsed> json = json(text, masks);
        if (json.isPresent()) {
            return withMessage(json.get(), own, masks);
        }
        return OwnParsers.parse(text, own, times)
                .or(() -> AccessLine.parse(text, times))
                .orElseGet(() -> plain(text));
    }

    /** Whether the own parser matches what it would see of the line. */
    public boolean matches(String line, OwnParser own, Masks masks) {
        String text = line.strip();
        return own.matches(json(text, masks).map(each -> each.message().strip()).orElse(text));
    }

    private Optional<Parsed> json(String text, Masks masks) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        Optional<Parsed> json = JsonLine.parse(text, times);
        return text.indexOf('\\') < 0 ? json : json.map(masks::again);
    }

    /**
     * Shippers wrap lines of programs, which say more of themselves. What the wrapping says goes before it, but for what somebody
     * described.
     */
    private Parsed withMessage(Parsed json, List<OwnParser> own, Masks masks) {
        String message = json.message().strip();
        Optional<Parsed> described = OwnParsers.parse(message, own, times);
        if (described.isPresent()) {
            Parsed inner = described.get();
            Map<String, String> fields = new HashMap<>(json.fields());
            fields.putAll(inner.fields());
            return new Parsed(
                    inner.form(),
                    inner.parser(),
                    inner.at().or(json::at),
                    inner.at().isPresent()
                            ? Optional.empty()
                            : json.timeIn().filter(name -> !inner.fields().containsKey(name)),
                    inner.severity().or(json::severity),
                    inner.message(),
                    fields);
        }
        Parsed inner =
                json(message, masks).or(() -> AccessLine.parse(message, times)).orElseGet(() -> plain(message));
        Map<String, String> fields = new HashMap<>(inner.fields());
        fields.putAll(json.fields());
        Optional<String> timeIn = json.at().isPresent()
                ? json.timeIn()
                : inner.timeIn().filter(name -> !json.fields().containsKey(name));
        return new Parsed(
                json.form(),
                json.at().or(inner::at),
                timeIn,
                json.severity().or(inner::severity),
                inner.message(),
                fields);
    }

    private Parsed plain(String text) {
        int from = 0;
        Optional<Instant> at = Optional.empty();
        for (int end : headEnds(text)) {
            at = times.of(unbracketed(text.substring(0, end)));
            if (at.isPresent()) {
                from = end;
                break;
            }
        }
        from = skip(text, from);
        Optional<Severity> severity = Optional.empty();
        int end = endOfWord(text, from);
        if (end > from && end - from <= LONGEST_HEAD) {
            severity = levelOf(text.substring(from, end));
            from = severity.isPresent() ? skip(text, end) : from;
        }
        FoundFields fields = new FoundFields();
        Pairs.into(text, from, fields);
        Optional<Severity> said = severity.or(() -> KnownNames.severity(fields.all()));
        Times.Told told = at.isPresent() ? new Times.Told(at, Optional.empty()) : times.in(fields.all());
        return new Parsed(Parsed.Form.PLAIN, told.at(), told.alone(), said, text.substring(from), fields.all());
    }

    /** Behind the second blank first, since a time may have one in it. None where no time can begin. */
    private static int[] headEnds(String text) {
        if (text.isEmpty() || !(text.charAt(0) == '[' || Character.isDigit(text.charAt(0)))) {
            return NO_HEAD;
        }
        int first = endOfWord(text, 0);
        int second = first < text.length() ? endOfWord(text, first + 1) : first;
        int third = second < text.length() ? endOfWord(text, second + 1) : second;
        return IntStream.of(third, second, first)
                .filter(end -> end > 0 && end <= LONGEST_HEAD)
                .toArray();
    }

    private static int endOfWord(String text, int from) {
        int blank = text.indexOf(' ', from);
        return blank < 0 ? text.length() : blank;
    }

    private static String unbracketed(String head) {
        return head.startsWith("[") && head.endsWith("]") ? head.substring(1, head.length() - 1) : head;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && " -|:".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** {@code ERROR}, {@code [warn]}, {@code <info>}, {@code error:}; a word in small letters alone may be part of a sentence. */
    private static Optional<Severity> levelOf(String word) {
        int begin = 0;
        int end = word.length();
        while (begin < end && "[<(".indexOf(word.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && "]>):,".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = word.substring(begin, end);
        boolean marked = bare.length() < word.length() || bare.chars().allMatch(Character::isUpperCase);
        return marked ? Severity.of(bare) : Optional.empty();
    }
}
