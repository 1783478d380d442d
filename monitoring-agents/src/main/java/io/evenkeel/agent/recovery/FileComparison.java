package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.FileManifest.Entry;
import io.evenkeel.protocol.ProofFinding;
import io.evenkeel.protocol.ProofFinding.Code;
import io.evenkeel.protocol.RecoveryNews;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds restored files against a manifest, both sorted by the bytes of their paths, and both once. A restored file that the manifest does
 * not know came or went while the copy was made; it is counted and not judged, as are those that were moving. Where nothing else is left,
 * nothing was proved, and that is a finding.
 */
final class FileComparison {

    private static final int MOST_TOLD = 20;

    private final BufferedReader manifest;
    private final List<ProofFinding> findings = new ArrayList<>();
    private @Nullable Entry expected;
    private long same;
    private long wrong;
    private long moving;
    private long unknown;

    FileComparison(BufferedReader manifest) throws IOException {
        this.manifest = manifest;
        FileManifest.head(manifest);
        expected = next();
    }

    private @Nullable Entry next() throws IOException {
        String line = manifest.readLine();
        return line == null ? null : Entry.of(line);
    }

    /** @param found by the order of the paths */
    void take(Entry found) throws IOException {
        missUntil(found.path());
        if (expected == null || !expected.path().equals(found.path())) {
            unknown++;
            return;
        }
        judge(expected, found);
        expected = next();
    }

    private void judge(Entry before, Entry found) {
        if (before.moves()) {
            moving++;
        } else if (before.hash().equals(found.hash())) {
            same++;
        } else if (before.bytes() == found.bytes() || before.bytes() == Entry.UNKNOWN) {
            tell(Code.FILE_DIFFERS, found.path(), "has other contents than the manifest has");
        } else {
            String sizes = "has " + found.bytes() + " bytes, where the manifest has " + before.bytes();
            tell(Code.FILE_DIFFERS, found.path(), sizes);
        }
    }

    private void missUntil(@Nullable String path) throws IOException {
        while (expected != null && (path == null || expected.path().compareTo(path) < 0)) {
            if (expected.moves()) {
                moving++;
            } else {
                tell(Code.FILE_MISSING, expected.path(), "is in the manifest, and was not restored");
            }
            expected = next();
        }
    }

    private void tell(Code code, String path, String what) {
        wrong++;
        if (findings.size() < MOST_TOLD) {
            // A dot leads from the root, or from the folder that it was restored into, to the same path.
            String shown = new String(path.substring(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            findings.add(new ProofFinding(code, RecoveryNews.MANIFEST, shown + ' ' + what));
        }
    }

    /** All restored files were told. */
    void end() throws IOException {
        missUntil(null);
    }

    Proof.Proved proved() {
        String counts = same + " files are the same";
        if (wrong > 0) {
            counts += ", " + wrong + " are not";
        }
        if (moving + unknown > 0) {
            counts += ", " + (moving + unknown) + " changed while the copy was made";
        }
        if (same + wrong == 0 && moving + unknown > 0) {
            findings.add(new ProofFinding(
                    Code.NOTHING_COMPARED,
                    RecoveryNews.MANIFEST,
                    "each of the " + (moving + unknown)
                            + " files changed while the copy was made, so that none could be compared"));
        }
        return new Proof.Proved(counts, findings);
    }
}
