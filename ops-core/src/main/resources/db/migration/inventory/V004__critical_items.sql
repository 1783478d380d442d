-- What must be recoverable is asked for often, and is few of many.
create index item_critical on inventory.item (lower(name), id) where criticality = 'critical' and not retired;
