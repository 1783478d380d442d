package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever people describe: no line is lost, and no secret that is known without them shows. */
class OwnRulesTest {
    private static final List<String> SECRETS = List.of(
            "password=hunter2xyz",
            "\"api_key\": \"hunter2xyz\"",
            "Authorization: Bearer hunter2xyz",
            "Set-Cookie: s=hunter2xyz",
            "postgres://ana:hunter2xyz@db1/shop",
            "token: 'hunter2xyz'",
            "-----BEGIN PRIVATE KEY-----hunter2xyz-----END PRIVATE KEY-----");
    private static final List<String> WORDS = List.of(
            "order",
            "4711",
            "2026-11-21T10:00:00Z",
            "ERROR",
            "[main]",
            "磁盘",
            "{\"a\":1}",
            "took=15ms",
            "\"",
            "\\",
            "=",
            "😀");
    private static final List<String> PIECES = List.of(
            "\\S+",
            "\\s",
            "pass",
            "word",
            "=",
            "\"",
            "[a-z]+",
            ".",
            ".*",
            "\\d+",
            ":",
            "(?P<n%d>\\S+)",
            "(?P<password%d>\\w+)",
            "(?P<message>.*)",
            "(?P<time>\\S+)",
            "(?P<level>\\w+)",
            "^",
            "$",
            "|",
            "(",
            ")",
            "Bearer",
            "KEY",
            "://",
            "@",
            "[^\"]*",
            "-+");

    private final LineParser lines = new LineParser(ZoneOffset.UTC);

    @RepeatedTest(20)
    void noLineIsLostAndNoKnownSecretShows() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int turn = 0; turn < 100; turn++) {
            OwnRules own = new OwnRules(new OwnParsers(parsers(random)), new Masks(masks(random)));
            String secret = pick(SECRETS, random);
            String line = text(random) + secret + " " + text(random);
            String whole = random.nextInt(3) == 0
                    ? "{\"message\":\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}"
                    : line;

            Opened opened = Opened.of(whole, "web1", "app", own, lines);

            String as = "seed " + seed + " turn " + turn;
            assertThat(opened.parsed().toString()).as(as).doesNotContain("hunter2xyz");
            boolean readable = OwnMask.hasWords(opened.parsed().message())
                    || !opened.parsed().fields().isEmpty();
            boolean said = opened.isMaskedWhole() || opened.parsed().form() == Parsed.Form.OWN;
            assertThat(readable || said || opened.parsed().message().contains(Secrets.MASK))
                    .as(as)
                    .isTrue();
        }
    }

    private static List<OwnParser> parsers(Random random) {
        List<OwnParser> parsers = new ArrayList<>();
        for (int i = 0; i < 200 && parsers.size() < 5; i++) {
            try {
                parsers.add(new OwnParser("p" + i, expression(random), "", "", new LongAdder()));
            } catch (ExpressionError e) {
                // Not taken, so it does no harm.
            }
        }
        return parsers;
    }

    private static List<OwnMask> masks(Random random) {
        List<OwnMask> masks = new ArrayList<>();
        for (int i = 0; i < 200 && masks.size() < 3; i++) {
            try {
                masks.add(new OwnMask("m" + i, expression(random), new LongAdder()));
            } catch (ExpressionError e) {
                // As above.
            }
        }
        return masks;
    }

    private static String expression(Random random) {
        StringBuilder expression = new StringBuilder();
        for (int n = random.nextInt(6); n >= 0; n--) {
            expression.append(pick(PIECES, random).formatted(n));
        }
        return expression.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            text.append(pick(WORDS, random)).append(' ');
        }
        return text.toString();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
