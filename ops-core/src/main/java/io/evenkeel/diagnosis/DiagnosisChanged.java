package io.evenkeel.diagnosis;

/** A diagnosis was made, or somebody said which suspect it was. Published in the transaction of the change. */
public record DiagnosisChanged(String incident) {}
