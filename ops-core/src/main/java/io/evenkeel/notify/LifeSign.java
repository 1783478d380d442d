package io.evenkeel.notify;

import java.util.Optional;

/**
 * Port: a part that must live for the house to be of use, such as the evaluation of rules. Answered by rooms above. While
 * one is in trouble, no heartbeat is sent, so that whoever waits for it raises the alarm.
 */
public interface LifeSign {

    /** What is wrong, for people; empty if nothing is. Answers at once. */
    Optional<String> trouble();
}
