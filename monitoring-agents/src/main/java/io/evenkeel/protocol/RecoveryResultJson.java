package io.evenkeel.protocol;

import static io.evenkeel.protocol.RecoveryNewsJson.count;
import static io.evenkeel.protocol.RecoveryNewsJson.optional;
import static io.evenkeel.protocol.RecoveryNewsJson.text;

import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import io.evenkeel.protocol.RecoveryResult.Restored;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an act ended, as JSON. */
final class RecoveryResultJson {

    /** Of one drill; more say nothing new. */
    private static final int MOST_FINDINGS = 200;

    private RecoveryResultJson() {}

    static void write(RecoveryResult result, Map<String, Object> fields) {
        switch (result) {
            case BackupMade made -> {
                fields.put("news", "backup-made");
                fields.put("copy", made.copy());
                fields.put("sizeBytes", made.sizeBytes());
                fields.put("addedBytes", made.addedBytes());
                made.changedFiles().ifPresent(files -> fields.put("changedFiles", files));
                fields.put("tookMillis", made.took().toMillis());
                made.manifest().ifPresent(taken -> fields.put("manifest", fields(taken)));
                made.withoutManifest().ifPresent(why -> fields.put("withoutManifest", why));
            }
            case CopiesListed(List<BackupCopy> copies, Optional<RepositorySpace> space) -> {
                fields.put("news", "copies-listed");
                fields.put(
                        "copies",
                        copies.stream()
                                .skip(Math.max(0, copies.size() - RecoveryNewsJson.MOST_COPIES))
                                .map(RecoveryResultJson::fields)
                                .toList());
                space.ifPresent(told -> {
                    fields.put("freeBytes", told.freeBytes());
                    fields.put("totalBytes", told.totalBytes());
                });
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
            case Drilled drilled -> drilled(drilled, fields);
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

    private static Map<String, Object> fields(ManifestTaken taken) {
        return Map.of(
                "sha256", taken.sha256(),
                "entries", taken.entries(),
                "bytes", taken.bytes(),
                "at", taken.at().toString());
    }

    private static void drilled(Drilled drilled, Map<String, Object> fields) {
        fields.put("news", "drilled");
        fields.put("copy", drilled.copy());
        drilled.recoveredTo().ifPresent(moment -> fields.put("recoveredTo", moment.toString()));
        drilled.newest().ifPresent(moment -> fields.put("newest", moment.toString()));
        fields.put("restoredBytes", drilled.restoredBytes());
        fields.put("networkCut", drilled.networkCut());
        fields.put(
                "findings",
                drilled.findings().stream()
                        .limit(MOST_FINDINGS)
                        .map(finding -> Map.of(
                                "code", finding.code(), "check", finding.check(), "sentence", finding.sentence()))
                        .toList());
        fields.put("tookMillis", drilled.took().toMillis());
    }

    static RecoveryResult read(String name, Json news) {
        return switch (name) {
            case "backup-made" ->
                new BackupMade(
                        text(news, "copy"),
                        count(news, "sizeBytes"),
                        count(news, "addedBytes"),
                        news.get("changedFiles").whole(),
                        Duration.ofMillis(count(news, "tookMillis")),
                        taken(news.get("manifest")),
                        optional(news, "withoutManifest"));
            case "copies-listed" -> new CopiesListed(copies(news), space(news));
            case "verified" -> new Verified();
            case "restored" -> new Restored(text(news, "into"), Duration.ofMillis(count(news, "tookMillis")));
            case "forgotten" ->
                new Forgotten(Math.toIntExact(count(news, "removed")), Math.toIntExact(count(news, "left")));
            case "drilled" ->
                new Drilled(
                        text(news, "copy"),
                        optional(news, "recoveredTo").map(Instant::parse),
                        optional(news, "newest").map(Instant::parse),
                        count(news, "restoredBytes"),
                        news.get("networkCut").isTrue(),
                        findings(news.get("findings").items()),
                        Duration.ofMillis(count(news, "tookMillis")));
            case "failed" -> new Failed(new RecoveryFinding(finding(text(news, "code")), text(news, "sentence")));
            case "refused" -> new Refused(reason(text(news, "code")), text(news, "sentence"));
            default -> throw new IllegalArgumentException("the news " + name + " is not known to this server");
        };
    }

    private static Optional<RepositorySpace> space(Json news) {
        return news.get("freeBytes").whole().isEmpty()
                ? Optional.empty()
                : Optional.of(new RepositorySpace(count(news, "freeBytes"), count(news, "totalBytes")));
    }

    private static List<BackupCopy> copies(Json news) {
        List<Json> copies = news.get("copies").items();
        if (copies.size() > RecoveryNewsJson.MOST_COPIES) {
            throw new IllegalArgumentException("a list has more than " + RecoveryNewsJson.MOST_COPIES + " copies");
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

    private static Optional<ManifestTaken> taken(Json taken) {
        return taken.isNothing()
                ? Optional.empty()
                : Optional.of(new ManifestTaken(
                        text(taken, "sha256"),
                        count(taken, "entries"),
                        count(taken, "bytes"),
                        Instant.parse(text(taken, "at"))));
    }

    private static List<DrillFinding> findings(List<Json> findings) {
        if (findings.size() > MOST_FINDINGS) {
            throw new IllegalArgumentException("a drill tells " + MOST_FINDINGS + " findings at most");
        }
        return findings.stream()
                .map(finding ->
                        new DrillFinding(text(finding, "code"), text(finding, "check"), text(finding, "sentence")))
                .toList();
    }
}
