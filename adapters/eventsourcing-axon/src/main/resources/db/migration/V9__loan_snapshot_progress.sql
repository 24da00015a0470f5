-- Up to which event all loans of a market are among the snapshots, so that a start reads only what came after it.
create table loan_snapshot_progress (
  market       varchar(64) not null primary key,
  global_index bigint      not null
);
