package io.evenkeel.protocol;

import java.util.List;

/**
 * What an agent follows of its host's logs, told with each heartbeat.
 *
 * @param followed paths of files, and {@code journal}; 50 at most
 * @param problems a sentence on each file or folder that can't be followed; 50 at most
 * @param waitingBytes of lines that the server does not have yet
 * @param droppedBytes of lines that went before the server had them, since the agent joined
 */
public record FollowedLogs(List<String> followed, List<String> problems, long waitingBytes, long droppedBytes) {
    public FollowedLogs {
        followed = List.copyOf(followed);
        problems = List.copyOf(problems);
    }
}
