-- Which keepers are registered where, one script for H2 and PostgreSQL. Who leaves is taken out.
create table keeper_directory (
  market        varchar(64)                 not null,
  keeper        varchar(64)                 not null,
  registered_at timestamp(3) with time zone not null,
  primary key (market, keeper)
);

-- What a keeper has bought in a market.
create index liquidation_sale_by_keeper on liquidation_sale (market, keeper, collateral, debt);
