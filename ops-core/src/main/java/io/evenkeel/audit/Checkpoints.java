package io.evenkeel.audit;

import java.util.Optional;

/**
 * The signed checkpoints, for whoever carries them out of the machine: heartbeat and mail. A checkpoint that stays here
 * proves nothing against the holder of the key. Thread-safe.
 */
public interface Checkpoints {

    /** The newest one; a new one is signed five minutes after the last where anything was sealed since. */
    Optional<Checkpoint> newest();

    /**
     * Remembers that a checkpoint left this machine; a second time with the same target changes nothing.
     *
     * @param to where, in a few words that an auditor understands: {@code heartbeat}, {@code mail to 2 people}
     */
    void sent(long number, String to);
}
