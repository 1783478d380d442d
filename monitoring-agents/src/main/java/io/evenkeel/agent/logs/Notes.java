package io.evenkeel.agent.logs;

/** Where the follower says what a person should know. */
public interface Notes {

    void say(String event, Object... keysAndValues);

    void warn(String event, Object... keysAndValues);

    /** @param key what is throttled together */
    void warnOnceAMinute(String key, String event, Object... keysAndValues);
}
