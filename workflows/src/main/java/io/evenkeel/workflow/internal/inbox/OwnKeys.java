package io.evenkeel.workflow.internal.inbox;

/** How processes that an administrator uploaded are told from shipped ones: by their key. */
public final class OwnKeys {
    public static final String PREFIX = "own-";

    private OwnKeys() {}

    public static boolean isOwn(String process) {
        return process.startsWith(PREFIX);
    }
}
