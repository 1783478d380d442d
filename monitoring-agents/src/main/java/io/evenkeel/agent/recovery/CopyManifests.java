package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a manifest of each copy that is made, and removes those of copies that are gone. A copy of which none can be taken is a good copy
 * all the same: why there is none is said.
 */
final class CopyManifests {

    private final Path folder;
    private final Path script;
    private final GuardedTool tool;

    CopyManifests(Path folder, Path script, GuardedTool tool) {
        this.folder = folder;
        this.script = script;
        this.tool = tool;
    }

    /** @param begun before the tool was started */
    RecoveryResult after(Policy policy, RecoveryJob job, RecoveryResult result, Instant begun, Telling telling) {
        var own = new ManifestFolder(folder, job.adapter(), job.policy());
        try {
            return switch (result) {
                case BackupMade made
                when job.act() instanceof Backup backup ->
                    taken(policy, backup, own, made.copy(), begun, telling)
                            .map(made::with)
                            .orElse(made);
                case CopiesListed listed -> {
                    own.keepOnly(listed.copies().stream().map(BackupCopy::id).toList());
                    yield listed;
                }
                default -> result;
            };
        } catch (ToolFailed e) {
            return without(result, e.finding().sentence());
        } catch (JobRefused e) {
            return without(result, e.sentence());
        } catch (IOException e) {
            return without(result, folder + " can't be used: " + e.getMessage());
        }
    }

    private static RecoveryResult without(RecoveryResult result, String why) {
        return result instanceof BackupMade made ? made.withoutManifest(why) : result;
    }

    private Optional<ManifestTaken> taken(
            Policy policy, Backup backup, ManifestFolder own, String copy, Instant begun, Telling telling)
            throws JobRefused, ToolFailed, IOException {
        long begin = System.nanoTime();
        Optional<ManifestTaken> taken = switch (policy) {
            case Policy.Restic allowed -> Optional.of(files(allowed, backup, own, copy, begun));
            case Policy.PgBackRest allowed -> tables(allowed, own, copy);
            // A backup of Evenkeel carries the hashes of its own contents.
            case Policy.Evenkeel _ -> Optional.empty();
        };
        taken.ifPresent(manifest -> telling.said("manifest of " + manifest.entries() + " entries taken in "
                + DrillSteps.since(begin).toMillis() + " ms"));
        return taken;
    }

    private ManifestTaken files(Policy.Restic policy, Backup backup, ManifestFolder own, String copy, Instant begun)
            throws JobRefused, ToolFailed, IOException {
        List<String> paths = SourcePaths.allowed(backup.paths(), policy);
        return new FileManifests(
                        HostScript.of(script, policy), tool, policy.terms().limit())
                .take(own, copy, paths, begun);
    }

    private Optional<ManifestTaken> tables(Policy.PgBackRest policy, ManifestFolder own, String copy)
            throws ToolFailed, IOException {
        Optional<LiveDatabase> live = LiveDatabase.of(policy, tool);
        return live.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableManifests(live.get(), policy.terms().limit()).take(own, copy));
    }
}
