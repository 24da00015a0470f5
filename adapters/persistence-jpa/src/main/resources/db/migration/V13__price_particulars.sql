-- What a source says besides the value. A value that counts in another asset is a rate, not a price.
alter table price_observation add column rate_in varchar(20);
alter table price_observation add column bid numeric(39, 18);
alter table price_observation add column ask numeric(39, 18);
alter table price_observation add column confidence numeric(39, 18);
alter table price_observation add column signers integer;
alter table price_observation add column sequence bigint;
