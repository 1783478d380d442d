package io.evenkeel.telemetry.internal.store;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.MetricStoreContract;
import io.evenkeel.telemetry.internal.Bounds;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** The contract, where all is folded before it is read: what is read comes out of slabs. */
class FoldedStoreTest extends MetricStoreContract {

    private static final DataSource DATABASE = TestDatabase.fresh();

    private final Stores stores = new Stores(Stores.emptied(DATABASE), NOON, Bounds.USUAL);

    @Override
    protected MetricStore emptyStore() {
        return Stores.moving(stores.open(), store -> store.upkeep().fold());
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
