package io.evenkeel.protocol;

import io.evenkeel.protocol.RecoveryNews.Checked;
import io.evenkeel.protocol.RecoveryNews.Ended;
import io.evenkeel.protocol.RecoveryNews.Progress;
import io.evenkeel.protocol.RecoveryNews.Said;
import io.evenkeel.protocol.RecoveryNews.StepBegan;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * News of a job as JSON: one object, in which the news is told by its name. Of a long list the newest
 * {@value #MOST_COPIES} copies are told.
 */
public final class RecoveryNewsJson {
    /** Which fit into a request of 1 MiB. */
    public static final int MOST_COPIES = 4_000;

    private static final int LONGEST_TEXT = 4_096;

    private RecoveryNewsJson() {}

    public static String write(RecoveryNews news) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (news) {
            case Progress(double part, long bytesDone) -> {
                fields.put("news", "progress");
                fields.put("part", part);
                fields.put("bytesDone", bytesDone);
            }
            case Said(String line) -> {
                fields.put("news", "said");
                fields.put("line", line);
            }
            case StepBegan(DrillStep step) -> {
                fields.put("news", "step-began");
                fields.put("step", step.id());
            }
            case StepEnded(DrillStep step, boolean well, Duration took, String seen) -> {
                fields.put("news", "step-ended");
                fields.put("step", step.id());
                fields.put("well", well);
                fields.put("tookMillis", took.toMillis());
                fields.put("seen", seen);
            }
            case Checked(String check, boolean right, Duration took, String seen, Optional<String> code) -> {
                fields.put("news", "checked");
                fields.put("check", check);
                fields.put("right", right);
                fields.put("tookMillis", took.toMillis());
                fields.put("seen", seen);
                code.ifPresent(known -> fields.put("code", known));
            }
            case Ended(RecoveryResult result) -> RecoveryResultJson.write(result, fields);
        }
        return Json.write(fields);
    }

    /** @throws IllegalArgumentException with a sentence, for a text that is no news */
    public static RecoveryNews read(String text) {
        Json news = Json.read(text);
        try {
            String name = text(news, "news");
            return switch (name) {
                case "progress" ->
                    new Progress(
                            news.get("part").number().orElse(0.0),
                            news.get("bytesDone").whole().orElse(0L));
                case "said" -> new Said(text(news, "line"));
                case "step-began" -> new StepBegan(step(news));
                case "step-ended" ->
                    new StepEnded(
                            step(news),
                            news.get("well").isTrue(),
                            Duration.ofMillis(count(news, "tookMillis")),
                            text(news, "seen"));
                case "checked" ->
                    new Checked(
                            text(news, "check"),
                            news.get("right").isTrue(),
                            Duration.ofMillis(count(news, "tookMillis")),
                            text(news, "seen"),
                            optional(news, "code"));
                default -> new Ended(RecoveryResultJson.read(name, news));
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a time or number of the news is none: " + e.getMessage(), e);
        }
    }

    private static DrillStep step(Json news) {
        String id = text(news, "step");
        return Arrays.stream(DrillStep.values())
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the step " + id + " is not known to this server"));
    }

    static String text(Json news, String field) {
        String text =
                news.get(field).text().orElseThrow(() -> new IllegalArgumentException("the news has no " + field));
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the field " + field + " of the news is too long or no text");
        }
        return text;
    }

    static Optional<String> optional(Json news, String field) {
        return news.get(field).isNothing() ? Optional.empty() : Optional.of(text(news, field));
    }

    static long count(Json news, String field) {
        return news.get(field)
                .whole()
                .filter(number -> number >= 0)
                .orElseThrow(() -> new IllegalArgumentException("the news has no " + field));
    }
}
