package io.evenkeel.protocol;

import io.evenkeel.protocol.RecoveryNews.Ended;
import io.evenkeel.protocol.RecoveryNews.Progress;
import io.evenkeel.protocol.RecoveryNews.Said;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.protocol.RecoveryResult.Restored;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            case Ended(RecoveryResult result) -> write(result, fields);
        }
        return Json.write(fields);
    }

    private static void write(RecoveryResult result, Map<String, Object> fields) {
        switch (result) {
            case BackupMade made -> {
                fields.put("news", "backup-made");
                fields.put("copy", made.copy());
                fields.put("sizeBytes", made.sizeBytes());
                fields.put("addedBytes", made.addedBytes());
                made.changedFiles().ifPresent(files -> fields.put("changedFiles", files));
                fields.put("tookMillis", made.took().toMillis());
            }
            case CopiesListed(List<BackupCopy> copies) -> {
                fields.put("news", "copies-listed");
                fields.put(
                        "copies",
                        copies.stream()
                                .skip(Math.max(0, copies.size() - MOST_COPIES))
                                .map(RecoveryNewsJson::fields)
                                .toList());
            }
            case Verified() -> fields.put("news", "verified");
            case Restored(String into, Duration took) -> {
                fields.put("news", "restored");
                fields.put("into", into);
                fields.put("tookMillis", took.toMillis());
            }
            case Forgotten(int removed, int left) -> {
                fields.put("news", "forgotten");
                fields.put("removed", removed);
                fields.put("left", left);
            }
            case Failed(RecoveryFinding finding) -> {
                fields.put("news", "failed");
                fields.put("code", finding.code().id());
                fields.put("sentence", finding.sentence());
            }
            case Refused(Reason code, String sentence) -> {
                fields.put("news", "refused");
                fields.put("code", code.id());
                fields.put("sentence", sentence);
            }
        }
    }

    private static Map<String, Object> fields(BackupCopy copy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", copy.id());
        fields.put("kind", copy.kind());
        fields.put("at", copy.at().toString());
        copy.sizeBytes().ifPresent(size -> fields.put("sizeBytes", size));
        return fields;
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
                default -> new Ended(result(name, news));
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a time or number of the news is none: " + e.getMessage(), e);
        }
    }

    private static RecoveryResult result(String name, Json news) {
        return switch (name) {
            case "backup-made" ->
                new BackupMade(
                        text(news, "copy"),
                        count(news, "sizeBytes"),
                        count(news, "addedBytes"),
                        news.get("changedFiles").whole(),
                        Duration.ofMillis(count(news, "tookMillis")));
            case "copies-listed" -> new CopiesListed(copies(news));
            case "verified" -> new Verified();
            case "restored" -> new Restored(text(news, "into"), Duration.ofMillis(count(news, "tookMillis")));
            case "forgotten" ->
                new Forgotten(Math.toIntExact(count(news, "removed")), Math.toIntExact(count(news, "left")));
            case "failed" -> new Failed(new RecoveryFinding(finding(text(news, "code")), text(news, "sentence")));
            case "refused" -> new Refused(reason(text(news, "code")), text(news, "sentence"));
            default -> throw new IllegalArgumentException("the news " + name + " is not known to this server");
        };
    }

    private static List<BackupCopy> copies(Json news) {
        List<Json> copies = news.get("copies").items();
        if (copies.size() > MOST_COPIES) {
            throw new IllegalArgumentException("a list has more than " + MOST_COPIES + " copies");
        }
        return copies.stream()
                .map(copy -> new BackupCopy(
                        text(copy, "id"),
                        text(copy, "kind"),
                        Instant.parse(text(copy, "at")),
                        copy.get("sizeBytes").whole()))
                .toList();
    }

    private static RecoveryFinding.Code finding(String id) {
        return Arrays.stream(RecoveryFinding.Code.values())
                .filter(code -> code.id().equals(id))
                .findFirst()
                .orElse(RecoveryFinding.Code.TOOL_FAILED);
    }

    private static Reason reason(String id) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElse(Reason.UNABLE);
    }

    private static String text(Json news, String field) {
        String text =
                news.get(field).text().orElseThrow(() -> new IllegalArgumentException("the news has no " + field));
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the field " + field + " of the news is too long or no text");
        }
        return text;
    }

    private static long count(Json news, String field) {
        return news.get(field)
                .whole()
                .filter(number -> number >= 0)
                .orElseThrow(() -> new IllegalArgumentException("the news has no " + field));
    }
}
