package io.evenkeel.identity;

/**
 * Keeps secrets of other systems, such as a mail server's password, which must be used in the clear and are stored
 * encrypted (AES-256-GCM) with a key that is not in the database. Thread-safe.
 */
public interface Secrets {

    /**
     * Encrypts.
     *
     * @param purpose where it is stored; what is sealed for one purpose cannot be opened for another
     */
    String seal(String purpose, String clear);

    /**
     * Decrypts.
     *
     * @throws io.evenkeel.audit.Refusal UNAVAILABLE if it was sealed with another key, as after a restore without keys
     */
    String open(String purpose, String sealed);
}
