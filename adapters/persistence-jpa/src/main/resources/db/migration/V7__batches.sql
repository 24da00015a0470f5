-- Batches stand in the list of auctions: a batch has an end to its bidding and a least price, and the
-- lots of several loans. What was bid is written down when the batch is cleared. One script for H2 and
-- PostgreSQL; prices are 10^-18 of a debt token per whole collateral token.
alter table auction alter column auction set data type varchar(130);
alter table auction alter column loan drop not null;
alter table auction add column minimum numeric(78, 0);
alter table auction add column lots integer default 0 not null;
alter table auction add column bids integer default 0 not null;
alter table auction add column price numeric(78, 0);
alter table auction add column ends_at timestamp(3) with time zone;

create table batch_lot (
  batch       varchar(130)   not null,
  liquidation varchar(100)   not null,
  loan        varchar(64)    not null,
  quantity    numeric(78, 0) not null,
  removed     boolean        not null,
  sold        numeric(78, 0) not null,
  proceeds    numeric(78, 0) not null,
  primary key (batch, liquidation)
);
create index batch_lot_by_loan on batch_lot (loan, batch);

create table batch_bid (
  batch       varchar(130)   not null,
  place       integer        not null,
  keeper      varchar(64)    not null,
  limit_price numeric(78, 0) not null,
  quantity    numeric(78, 0) not null,
  bought      numeric(78, 0) not null,
  paid        numeric(78, 0) not null,
  refund      numeric(78, 0) not null,
  primary key (batch, place)
);

-- A sale by batch has the batch for its order.
alter table liquidation_sale alter column order_name set data type varchar(130);
