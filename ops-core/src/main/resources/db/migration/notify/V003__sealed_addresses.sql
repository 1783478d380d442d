-- The URLs of webhooks and of the heartbeat may hold tokens: "address" and "url" keep what may be shown, the rest is sealed
-- with a key that is not in the database. What stands here in the clear is sealed at the first start after this.
ALTER TABLE notify.contact ADD COLUMN sealed_address text;
-- Several webhooks at one host look alike; the id tells them apart, it is made of the whole address.
ALTER TABLE notify.contact DROP CONSTRAINT contact_person_id_channel_address_key;
CREATE INDEX contact_of_person ON notify.contact (person_id);

ALTER TABLE notify.heartbeat ADD COLUMN sealed_url text;
