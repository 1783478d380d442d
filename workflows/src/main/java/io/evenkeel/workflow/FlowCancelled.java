package io.evenkeel.workflow;

/** An administrator ended a process before its end; the room that it belongs to may have to follow. */
public record FlowCancelled(String process, String businessKey, String reason) {}
