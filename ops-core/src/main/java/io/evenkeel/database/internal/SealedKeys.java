package io.evenkeel.database.internal;

import io.evenkeel.database.BackupRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key files of an installation, sealed by a passphrase: AES-256-GCM with a key by PBKDF2-HMAC-SHA-256 (NIST SP
 * 800-132). The manifest's hash is authenticated with them, so a backup whose other parts were changed does not open.
 * Pure but for chance.
 *
 * @param iterations of PBKDF2; more than a guesser likes
 */
public record SealedKeys(int iterations, String salt, String nonce, String sealed) {

    public static final int SHORTEST_PASSPHRASE = 12;

    private static final int ITERATIONS = 600_000;
    /** Beyond, a crafted file would keep a processor busy for minutes. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final JsonMapper JSON = new JsonMapper();

    /** @param manifestHash what the seal binds the keys to */
    public static byte[] seal(Map<String, byte[]> files, String passphrase, byte[] manifestHash) {
        byte[] salt = random(16);
        byte[] nonce = random(12);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, passphrase, ITERATIONS, salt, nonce, manifestHash, packed(files));
        Base64.Encoder base64 = Base64.getEncoder();
        return JSON.writeValueAsBytes(new SealedKeys(
                ITERATIONS, base64.encodeToString(salt), base64.encodeToString(nonce), base64.encodeToString(sealed)));
    }

    /** @throws BackupRefused if the passphrase is wrong or anything was changed: the two cannot be told apart */
    public static Map<String, byte[]> open(byte[] json, String passphrase, byte[] manifestHash) {
        try {
            SealedKeys keys = JSON.readValue(json, SealedKeys.class);
            if (keys.iterations() < 1 || keys.iterations() > MOST_ITERATIONS) {
                throw unreadable(null);
            }
            Base64.Decoder base64 = Base64.getDecoder();
            return unpacked(apply(
                    Cipher.DECRYPT_MODE,
                    passphrase,
                    keys.iterations(),
                    base64.decode(keys.salt()),
                    base64.decode(keys.nonce()),
                    manifestHash,
                    base64.decode(keys.sealed())));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw unreadable(e);
        }
    }

    private static BackupRefused unreadable(@org.jspecify.annotations.Nullable Throwable cause) {
        String sentence = "The sealed keys in this backup cannot be read: the file was changed or damaged.";
        return cause == null
                ? new BackupRefused(BackupRefused.Kind.DAMAGED, sentence)
                : new BackupRefused(BackupRefused.Kind.DAMAGED, sentence, cause);
    }

    private static byte[] apply(
            int mode, String passphrase, int iterations, byte[] salt, byte[] nonce, byte[] bound, byte[] content) {
        try {
            var spec = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, 256);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(content);
        } catch (AEADBadTagException wrong) {
            throw new BackupRefused(
                    BackupRefused.Kind.PASSPHRASE,
                    "The passphrase is not the one of this backup, or the file was" + " changed after it was made.",
                    wrong);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static byte[] packed(Map<String, byte[]> files) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("memory cannot be written", impossible);
        }
        return packed.toByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] packed) {
        Map<String, byte[]> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().matches("[A-Za-z0-9._-]+")) {
                    throw unreadable(null);
                }
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return files;
    }
}
