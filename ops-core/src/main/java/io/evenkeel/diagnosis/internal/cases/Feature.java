package io.evenkeel.diagnosis.internal.cases;

/** What is asked of each component beside the strongest sign of each class. */
enum Feature {
    /** Its strongest sign against the strongest of the case. */
    SHARE_OF_STRONGEST,
    /** The strongest sign of what it calls: it may be a victim. */
    BELOW,
    /** Mean of those that need it: who else suffers. */
    ABOVE,
    HOST,
    GUESTS,
    PARTS,
    WHOLE,
    /** Signs that all its parts share and others lack. */
    PARTS_TOGETHER,
    /** Signs that all its guests share and others lack. */
    GUESTS_TOGETHER,
    /** Signs that the other parts of its whole lack. */
    ALONE,
    /** Share of all signs that a fault of it would explain, beyond the share of components that it reaches. */
    EXPLAINS,
    /** How much of the largest movement of a measurement is its own and not that of what it calls. */
    OWN_MOVEMENT,
    EARLIEST,
    SYMPTOM,
    REACHES_SYMPTOM,
    /** How many different signs are strong. */
    MANY,
    /** Nothing calls for it and it is host to nothing. */
    ON_TOP,
    SILENT,
    UNSEEN_BEFORE,
    /** Its strongest sign, of whatever class. */
    ANY,
    /** The same against its peers. */
    OWN_ANY,
    /** Strongest signs of all classes together: several kinds of evidence agree. */
    TOGETHER,
    OWN_TOGETHER,
    /** What its times deviate more than those of what it calls. */
    LEAF_IN_TIME,
    /** What its failures deviate more than those of what it calls. */
    LEAF_IN_FAILURES,
    /** What it deviates more than all that it calls. */
    LEAF,
    /** The weakest sign on the best way from the symptom to it. */
    PATH,
    /** It deviates more than what it calls, and so does the way from the symptom to it. */
    END_OF_PATH,
    /** It deviates for as long as the symptom does, or as most of what deviates. */
    IN_STEP,
    /** Its place by its strongest sign, as 1, 1/2, 1/3. */
    PLACE,
    /** Its strongest sign beyond its own normal time, whatever other cases had. */
    HERE,
    /** The end of the path by these. */
    END_HERE,
    /** In step by these. */
    STEP_HERE,
    /** Its place by the end of the path, as 1, 1/2, 1/3. */
    PLACE_OF_END
}
