package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.Proof.Proved;
import io.evenkeel.protocol.ProofFinding;
import io.evenkeel.protocol.ProofFinding.Code;
import io.evenkeel.protocol.RecoveryNews;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The manifest of a drill's copy, which counts only when it is, byte for byte, what the server was told when it was taken.
 *
 * @param <M> what is read from it
 */
final class DrillManifest<M> {

    private final ManifestFolder folder;
    private final Optional<String> hash;
    private Optional<M> found = Optional.empty();
    private Optional<ProofFinding> wrong = Optional.empty();

    /** @param hash empty where none was taken */
    DrillManifest(ManifestFolder folder, Optional<String> hash) {
        this.folder = folder;
        this.hash = hash;
    }

    /** Reads a manifest. */
    @FunctionalInterface
    interface Reading<M> {
        M read(Path file) throws IOException;
    }

    /** Compares what was restored with it. */
    @FunctionalInterface
    interface Comparing<M> {
        Proved compare(M manifest) throws ToolFailed;
    }

    void read(String copy, Reading<M> reading) {
        if (hash.isEmpty()) {
            return;
        }
        try {
            Optional<Path> file = folder.find(copy);
            if (file.isEmpty()) {
                wrong = finding(Code.MANIFEST_MISSING, "the manifest of copy " + copy + " is not on the host any more");
            } else if (!ManifestFolder.hash(file.get()).equals(hash.get())) {
                wrong = finding(
                        Code.MANIFEST_CHANGED,
                        "the manifest of copy " + copy + " was changed since it was taken: " + file.get());
            } else {
                found = Optional.of(reading.read(file.get()));
            }
        } catch (IOException e) {
            wrong = finding(
                    Code.MANIFEST_MISSING, "the manifest of copy " + copy + " can't be read: " + e.getMessage());
        }
    }

    private static Optional<ProofFinding> finding(Code code, String sentence) {
        return Optional.of(new ProofFinding(code, RecoveryNews.MANIFEST, sentence));
    }

    /** Empty where there is none, or a wrong one. */
    Optional<M> found() {
        return found;
    }

    Proved proved(Comparing<M> comparing) throws ToolFailed {
        return found.isPresent()
                ? comparing.compare(found.get())
                : Proved.of("", wrong.map(List::of).orElse(List.of()));
    }
}
