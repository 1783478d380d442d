package io.evenkeel.workflow;

/**
 * An approval was granted or refused. Said once, in the transaction of the vote that decided.
 *
 * @param granted else refused
 */
public record ApprovalDecided(String approval, String businessKey, String step, boolean granted) {}
