package io.evenkeel.audit.internal;

import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.KeyPairFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key that signs checkpoints: Ed25519, in {@code keys/audit-signing.key}. Thread-safe. */
@Component
class SigningKey {

    private final KeyPairFile file;

    SigningKey(@Value("${evenkeel.data}") Path data) {
        this.file = new KeyPairFile(data, "audit-signing.key", "a signing key of the audit trail");
    }

    Checkpoint sign(long number, Instant at, String hash) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(file.pair().getPrivate());
            signature.update(Checkpoint.signed(number, at, hash));
            return new Checkpoint(
                    number,
                    at,
                    hash,
                    publicKey(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()),
                    Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }

    String publicKey() {
        return Checkpoint.keyText(file.pair().getPublic());
    }
}
