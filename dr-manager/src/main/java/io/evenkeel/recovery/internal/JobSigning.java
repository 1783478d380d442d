package io.evenkeel.recovery.internal;

import io.evenkeel.audit.KeyPairFile;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.SignedJob;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key that signs jobs: Ed25519, in {@code keys/recovery-signing.key}. Thread-safe. */
@Component
class JobSigning {
    private final KeyPairFile file;

    JobSigning(@Value("${evenkeel.data}") Path data) {
        this.file = new KeyPairFile(data, "recovery-signing.key", "a signing key of recovery jobs");
    }

    SignedJob sign(RecoveryJob job) {
        try {
            return SignedJob.of(job, file.pair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(file.pair().getPublic().getEncoded());
    }
}
