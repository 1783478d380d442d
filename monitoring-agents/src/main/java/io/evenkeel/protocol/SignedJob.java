package io.evenkeel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * A job as it travels: its JSON and an Ed25519 signature (RFC 8032) over a fixed first line and these very bytes, so that a
 * signature given for anything else is none for a job.
 */
public record SignedJob(byte[] body, byte[] signature) {

    /** Bytes of a body at most. */
    public static final int MOST_BYTES = 64 << 10;

    private static final byte[] PURPOSE = "evenkeel recovery job 1\n".getBytes(StandardCharsets.UTF_8);

    /** @throws GeneralSecurityException for a key that is not of Ed25519 */
    public static SignedJob of(RecoveryJob job, PrivateKey key) throws GeneralSecurityException {
        byte[] body = RecoveryJobJson.write(job).getBytes(StandardCharsets.UTF_8);
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(key);
        signing.update(PURPOSE);
        signing.update(body);
        return new SignedJob(body, signing.sign());
    }

    /** Whether the holder of the key's other half wrote this; false for a signature that can't be read. */
    public boolean isBy(PublicKey key) {
        try {
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(key);
            checking.update(PURPOSE);
            checking.update(body);
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException with a sentence, for a body that is no job */
    public RecoveryJob job() {
        if (body.length > MOST_BYTES) {
            throw new IllegalArgumentException("a job has " + MOST_BYTES + " bytes at most, not " + body.length);
        }
        return RecoveryJobJson.read(new String(body, StandardCharsets.UTF_8));
    }
}
